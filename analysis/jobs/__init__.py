"""Work of the server in the background: reading what comes in, analysing what is there."""
