"""…"""

from pages.shared.page import open_page

page = open_page("topics")
