"""SMS as files under `sms` in HANSE_VAR: for the demonstration and for trials; nothing is sent."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from hanse.kernel.sms.providers import Message, ProviderAway


class Folder:
    def send(self, message: Message) -> str:
        place = self._place(message)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"{message.to}\n\n{message.text}\n", encoding="utf-8")
        except OSError as error:
            raise ProviderAway(type(error).__name__) from error
        return place.name

    def find(self, message: Message, *, since: datetime) -> list[str]:
        del since
        place = self._place(message)
        return [place.name] if place.exists() else []

    @staticmethod
    def _place(message: Message) -> Path:
        return Path(settings.VAR) / "sms" / f"{message.id}.txt"
