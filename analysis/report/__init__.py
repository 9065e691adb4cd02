"""What leaves the program: charts, pictures, workbooks and the note."""
