from django.apps import AppConfig


class CityConfig(AppConfig):
    name = "city"

    def ready(self) -> None:
        from city import outcomes  # noqa: F401, PLC0415 - made known before the services are read
