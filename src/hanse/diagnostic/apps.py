from django.apps import AppConfig


class DiagnosticConfig(AppConfig):
    name = "hanse.diagnostic"
    label = "diagnostic"
