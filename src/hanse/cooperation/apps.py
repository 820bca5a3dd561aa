from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "hanse.cooperation"
    label = "cooperation"

    def ready(self) -> None:
        from hanse.cooperation.personal import HOLDINGS, WORDS
        from hanse.cooperation.presenters.desk import desk_cards
        from hanse.cooperation.presenters.done import introductions_agreed
        from hanse.cooperation.presenters.member import introduction_panel, topics_panel
        from hanse.identity.public import declare_holdings
        from hanse.members.public import count_over_time, show_on_desk, show_on_page

        declare_holdings(*HOLDINGS, words=WORDS)
        show_on_page("topics", topics_panel)
        show_on_page("introduction", introduction_panel)
        show_on_desk("cooperation", desk_cards)
        count_over_time("cooperation", introductions_agreed)
