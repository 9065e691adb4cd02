"""A report: what is asked for (spec), what it holds (content), and each way out: HTML, DOCX, PPTX, PDF, a message."""
