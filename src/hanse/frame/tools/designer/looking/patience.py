"""How long a page may look at a draft: what people write in it must not keep the site from others."""

from time import monotonic


class TookTooLong(Exception):
    def __init__(self, seconds: float) -> None:
        super().__init__(f"this was stopped after {seconds:g} seconds, as it would take too long")


class Patience:
    """Called again and again; raises TookTooLong from so many seconds on after it was made."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.ends = monotonic() + seconds

    def __call__(self) -> None:
        if monotonic() >= self.ends:
            raise TookTooLong(self.seconds)
