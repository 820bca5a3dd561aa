"""The handbook's own words; those of the service stand between them."""

from hanse.frame.spec.declaration import Who
from hanse.kernel.texts import Text

VERSION = Text("frame.handbook.version", "Version {version}.")
ASKING = Text("frame.handbook.asking", "For those who apply")
MAY_ASK = Text("frame.handbook.may_ask", "Who may apply: {who}.")
WHO = {
    Who.ANYONE: Text("frame.handbook.anyone", "anyone"),
    Who.PERSON: Text("frame.handbook.person", "a person who has signed in"),
    Who.ORGANISATION: Text("frame.handbook.organisation", "somebody who acts for an organisation"),
}
MINUTES = Text("frame.handbook.minutes", "It takes about {minutes} minutes.")
NEEDS = Text("frame.handbook.needs", "Have this at hand:")
ASKED = Text("frame.handbook.asked", "What is asked")
IN_SHORT = Text("frame.handbook.in_short", "in short: {words}")
AS_SMS = Text("frame.handbook.as_sms", "As an SMS: “{words}”")
OPTIONAL = Text("frame.handbook.optional", "may be left open")
ONLY_IF = Text("frame.handbook.only_if", "only if {condition}")
ELIGIBLE = Text("frame.handbook.eligible", "Who is eligible")
STOPS = Text("frame.handbook.stops", "Who is not cannot apply.")
TOLD = Text("frame.handbook.told", "Who is not is told so, and may apply all the same.")
FEE = Text("frame.handbook.fee", "What it costs")
FEE_DUE = Text("frame.handbook.fee_due", "Amounts are in {currency}. The fee is due in the state “{state}”.")
FILLED_IN = Text("frame.handbook.filled_in", "What is filled in")
FROM_ACCOUNT = Text("frame.handbook.from_account", "{question}: from the account of who is signed in")
FROM_RECORD = Text("frame.handbook.from_record", "{question}: from the register {source}")
FROM_CASE = Text("frame.handbook.from_case", "{question}: from the latest case of {source}")
FIXED = Text("frame.handbook.fixed", "cannot be changed")
LOOKUPS = Text("frame.handbook.lookups", "Where the system looks by itself")
LOOKS_IN = Text("frame.handbook.looks_in", "{name}: in the register {register}, by {questions}")
RESULTS = Text("frame.handbook.results", "What is worked out")
WAY = Text("frame.handbook.way", "The way of a case")
STATES = Text("frame.handbook.states", "Where a case can stand")
STATE_COLUMNS = (
    Text("frame.handbook.state", "State"),
    Text("frame.handbook.reads", "What the applicant reads"),
    Text("frame.handbook.has", "Who has it"),
    Text("frame.handbook.deadline", "Deadline"),
)
THEN = Text("frame.handbook.then", "then: {step}")
GOES_TO = Text("frame.handbook.goes_to", "then it goes to: {office}")
BOOKINGS = Text("frame.handbook.bookings", "What people book")
BOOKED_AT = Text("frame.handbook.booked_at", "{title} ({office})")
TERMS = Text("frame.handbook.terms", "Time that goes on from state to state")
RUNS_IN = Text("frame.handbook.runs_in", "runs in: {states}")
STANDS_STILL = Text("frame.handbook.stands_still", "stands still in: {states}")
EXTENDED = Text("frame.handbook.extended", "“{step}” gives more: {days}")
WORKING_ON = Text("frame.handbook.working_on", "For those who work on cases")
OFFICES = Text("frame.handbook.offices", "Offices")
OPINION = Text("frame.handbook.opinion", "In the state “{state}”, {office} is asked: {title}")
STEPS = Text("frame.handbook.steps", "Steps")
LEADS = Text("frame.handbook.leads", "{who}: from “{source}” to “{target}”.")
ONLY_WHEN = Text("frame.handbook.only_when", "Only when {condition}.")
TOGETHER = Text("frame.handbook.together", "{people} people must agree.")
OPINIONS_FIRST = Text("frame.handbook.opinions_first", "Only when all opinions are given.")
ASKS = Text("frame.handbook.asks", "Asks:")
TELLS = Text("frame.handbook.tells", "The applicant reads the answer to: {questions}")
ISSUES = Text("frame.handbook.issues", "Issues the letter “{letter}”.")
RECORDS = Text("frame.handbook.records", "Writes into the register “{register}”.")
SENDS = Text("frame.handbook.sends", "Message to {who}: “{subject}”")
LETTERS = Text("frame.handbook.letters", "Letters")
MESSAGES = Text("frame.handbook.messages", "The first message")
VERIFIABLE = Text("frame.handbook.verifiable", "It carries a code by which anyone can see that it is genuine.")
SHOWN_BY_CODE = Text("frame.handbook.shown_by_code", "Whoever looks up the code reads: {facts}")
WITH_FACTS = Text("frame.handbook.with_facts", "Under the text: {facts}")
KEPT = Text("frame.handbook.kept", "What is kept")
PUBLIC = Text("frame.handbook.public", "Anyone can read the register “{register}”.")
PUBLISHED = Text("frame.handbook.published", "Anyone can read cases in these states: {states}; and of them: {answers}")
KEEP = Text("frame.handbook.keep", "A case is deleted {months} months after its end.")
