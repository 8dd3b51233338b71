"""`python -m netlearn` is the command line."""

from netlearn.cli import main

main(prog_name="netlearn")
