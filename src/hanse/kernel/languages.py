"""Languages that the platform can be read in, each by its own name."""

KNOWN_LANGUAGES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ko": "한국어",
    "zh-hans": "简体中文",
    "ar": "العربية",
}
