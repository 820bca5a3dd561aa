"""The secretariat's index workbench: its runs, beginning one, looking at one."""
