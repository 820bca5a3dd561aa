from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "hanse.members"
    label = "members"

    def ready(self) -> None:
        from hanse.identity.public import declare_holdings, declare_subscription, read_with_roles, warn_before_erasing
        from hanse.kernel.finding.kinds import declare_finder
        from hanse.members import receivers  # noqa: F401 - models must be there before it is imported
        from hanse.members.desk import show_on_desk
        from hanse.members.personal import CIRCULARS, HOLDINGS, WORDS, last_of_all
        from hanse.members.presenters.desk import desk_cards
        from hanse.members.presenters.finding import KIND, find_members, shown_members
        from hanse.members.queries.rights import MEMBER, works_for_a_member

        declare_holdings(*HOLDINGS, words=WORDS)
        declare_finder(KIND, _("Members"), find_members, shown_members)
        declare_subscription(CIRCULARS)
        warn_before_erasing(last_of_all)
        read_with_roles(MEMBER, works_for_a_member)
        show_on_desk("members", desk_cards)
