"""The services of members: found and declared when the site starts."""

from hanse.frame.public import declare, staff
from hanse.members.actions.joining import accept, admit, refuse
from hanse.members.charter.current import charter
from hanse.members.enums import NETWORK_ID, StaffRole
from hanse.members.procedures.declaring import SECRETARIAT, application_of

OUTCOMES = {"members.accept": accept, "members.admit": admit, "members.refuse": refuse}

staff(SECRETARIAT, NETWORK_ID, StaffRole.SECRETARIAT)
declare(application_of(charter(), OUTCOMES))
