"""The network edition's settings, with one more address: the floor."""

from hanse.network.settings import *  # noqa: F403 - all of them but one

ROOT_URLCONF = "stand.urls"
