"""Small spreadsheets as their programs write them, and some as they should not be."""

import io
import zipfile

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = (
    f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="[$-419]dd&quot;/&quot;mm/yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def zipped(**parts: str) -> bytes:
    """A zipped document; __ in a name stands for / and the last _ for the dot."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            path, _dot, extension = name.replace("__", "/").rpartition("_")
            archive.writestr(f"{path}.{extension}", text)
    return written.getvalue()


def xlsx(rows: str, *, texts: str = "", doctype: str = "", book: str = "") -> bytes:
    """A workbook of one sheet."""
    return zipped(
        xl__workbook_xml=f"<workbook {MAIN}>{book}</workbook>",
        xl__styles_xml=STYLES,
        xl__sharedStrings_xml=f"<sst {MAIN}>{texts}</sst>",
        xl__worksheets__sheet1_xml=f"{doctype}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
    )


def ods(rows: str) -> bytes:
    """A spreadsheet of one table."""
    return zipped(
        content_xml=f"<office:document-content {OFFICE}><office:body><office:spreadsheet><table:table>{rows}"
        "</table:table><table:table/></office:spreadsheet></office:body></office:document-content>"
    )
