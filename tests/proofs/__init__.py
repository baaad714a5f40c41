"""What is promised of reliability, as programs that try to break it and count.

Each module holds proofs (`PROOFS`), and beside it a test runs each of them in its short form. `make prove` runs the
long form of all and writes docs/reliability.md.
"""
