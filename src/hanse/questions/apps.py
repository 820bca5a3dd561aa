from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "hanse.questions"
    label = "questions"
