"""Numbers to which no SMS goes: whoever writes them earns by it, or nobody reads it there."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

NEVER = frozenset(
    {
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PAGER,
        PhoneNumberType.VOICEMAIL,
    }
)


def takes_sms(number: str) -> bool:
    """Whether a number, as the whole world dials it, is a person's."""
    try:
        return phonenumbers.number_type(phonenumbers.parse(number)) not in NEVER
    except NumberParseException:
        return False
