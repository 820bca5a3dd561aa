from django.apps import AppConfig


class DiagnosticConfig(AppConfig):
    name = "hanse.diagnostic"
    label = "diagnostic"

    def ready(self) -> None:
        from hanse.diagnostic.personal import HOLDINGS, WORDS
        from hanse.diagnostic.presenters.desk import desk_cards
        from hanse.diagnostic.presenters.done import assessments_done
        from hanse.diagnostic.presenters.member import results_panel
        from hanse.diagnostic.queries.reviewing import EXAMINES, is_asked_to_examine
        from hanse.identity.public import declare_holdings, read_with_roles
        from hanse.members.public import count_over_time, show_on_desk, show_on_page

        read_with_roles(EXAMINES, is_asked_to_examine)
        declare_holdings(*HOLDINGS, words=WORDS)
        show_on_page("results", results_panel)
        show_on_desk("diagnostic", desk_cards)
        count_over_time("diagnostic", assessments_done)
