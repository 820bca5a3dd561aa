from django.apps import AppConfig


class DesignerConfig(AppConfig):
    name = "hanse.frame.tools.designer"
    label = "designer"
