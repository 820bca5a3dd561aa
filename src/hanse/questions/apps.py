from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "hanse.questions"
    label = "questions"

    def ready(self) -> None:
        from hanse.identity.public import declare_holdings
        from hanse.questions.personal import HOLDINGS, WORDS

        declare_holdings(*HOLDINGS, words=WORDS)
