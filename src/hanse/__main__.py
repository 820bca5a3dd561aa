"""`python -m hanse` is the command `hanse`."""

from hanse.host.cli.main import main

if __name__ == "__main__":
    main()
