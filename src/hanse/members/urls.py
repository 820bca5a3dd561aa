from django.urls import path
from django.views.generic import RedirectView

from hanse.members.views import (
    agenda,
    desk,
    directory,
    dues,
    dues_invoice,
    handing_over,
    members,
    offices,
    own_dues,
    people,
    posts,
    profile,
)

app_name = "members"
_INVOICE = "members/dues/<uuid:invoice_id>/"
_OWN = "dues/<uuid:invoice_id>/"
_PEOPLE = "people/<uuid:party_id>/"
_MEMBER = "members/<uuid:party_id>/"
_MOVED = RedirectView.as_view(pattern_name="members:people", permanent=True)
urlpatterns = [
    path("directory/", directory.index, name="directory"),
    path("directory/members.csv", directory.file, name="directory_file"),
    path("directory/<uuid:party_id>/", directory.member, name="listed"),
    path("directory/<uuid:party_id>/edit/", profile.edit, name="profile"),
    path("directory/<uuid:party_id>/preview/", profile.preview, name="profile_preview"),
    path("directory/<uuid:party_id>/take-back/", profile.take_back, name="take_back_profile"),
    path("members/", members.index, name="members"),
    path("members/members.csv", members.file, name="members_file"),
    path("desk/", desk.index, name="desk"),
    path("members/unreached/", desk.lost, name="unreached"),
    path("members/agenda/", agenda.index, name="agenda"),
    path("members/offices/", offices.index, name="offices"),
    path("members/offices/<slug:key>/", offices.office, name="office"),
    path("members/offices/<slug:key>/<uuid:mandate_id>/end/", offices.remove, name="remove_office_staff"),
    path("posts/", posts.holders, name="holders"),
    path("members/posts/", posts.index, name="posts"),
    path("members/posts/candidates/<uuid:candidacy_id>/withdraw/", posts.withdraw, name="withdraw_candidacy"),
    path("members/posts/terms/<uuid:term_id>/end/", posts.end, name="end_term"),
    path("members/posts/<slug:post>/stand/", posts.stand, name="stand_for_post"),
    path("members/posts/<slug:post>/choose/", posts.choose, name="choose_holder"),
    path("members/posts/<slug:post>/choose/<uuid:candidacy_id>/", posts.choose, name="choose_candidate"),
    path("members/dues/", dues.index, name="dues"),
    path("members/dues/dues.csv", dues.file, name="dues_file"),
    path("members/dues/issue/", dues.issue, name="issue_dues"),
    path("members/dues/remind/", dues.remind, name="remind_of_dues"),
    path(_INVOICE, dues_invoice.invoice, name="dues_one"),
    path(f"{_INVOICE}record/", dues_invoice.record, name="record_dues"),
    path(f"{_INVOICE}give-back/", dues_invoice.give_back, name="give_back_dues"),
    path(f"{_INVOICE}cancel/", dues_invoice.cancel, name="cancel_dues"),
    path(f"{_INVOICE}records/<uuid:entry_id>/take-back/", dues_invoice.reverse, name="reverse_dues"),
    path("dues/", own_dues.index, name="own_dues"),
    path("dues/address/<uuid:party_id>/", own_dues.address, name="invoice_address"),
    path(f"{_OWN}pay/", own_dues.pay, name="pay_dues"),
    path(f"{_OWN}payments/<uuid:payment_id>/", own_dues.payment, name="dues_payment"),
    path(f"{_OWN}invoice.pdf", own_dues.invoice_file, name="dues_invoice"),
    path(f"{_OWN}credit-note.pdf", own_dues.credit_note_file, name="dues_credit_note"),
    path(f"{_OWN}receipts/<uuid:entry_id>.pdf", own_dues.receipt_file, name="dues_receipt"),
    path(_MEMBER, members.member, name="member"),
    path(f"{_MEMBER}end/", members.end, name="end_membership"),
    path(f"{_MEMBER}suspend/", members.suspend, name="suspend_member"),
    path(f"{_MEMBER}resume/", members.resume, name="resume_member"),
    path(_PEOPLE, people.index, name="people"),
    path(f"{_PEOPLE}<uuid:mandate_id>/end/", people.remove, name="remove_person"),
    path(f"{_PEOPLE}<uuid:mandate_id>/days/", people.days, name="days_of_role"),
    path(f"{_PEOPLE}<uuid:mandate_id>/hand-over/", handing_over.index, name="hand_over"),
    path(f"{_PEOPLE}hand-overs/<uuid:hand_over_id>/stop/", handing_over.stop, name="stop_hand_over"),
    path("cities/<uuid:party_id>/people/", _MOVED, name="city_people"),
]
