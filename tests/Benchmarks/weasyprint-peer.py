"""Prints each page of a folder with WeasyPrint, the first one unmeasured, and says how many seconds the others took."""
import sys
import time
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

pages = sorted(Path(sys.argv[1]).glob("*.html"))
fonts = FontConfiguration()
HTML(filename=str(pages[0])).write_pdf(font_config=fonts)
started = time.perf_counter()
for page in pages[1:]:
    HTML(filename=str(page)).write_pdf(font_config=fonts)
print(time.perf_counter() - started)
