"""The command line: a file a command; each adds its options to a parser and runs them, giving an exit code."""
