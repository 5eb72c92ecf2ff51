"""`python -m rapporteur`: the command line."""

from rapporteur.cli import main

if __name__ == "__main__":
    main()
