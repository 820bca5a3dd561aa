"""A city's roadmap as a master plan to take away: its chapters, and the files that they become."""
