"""Workbooks as small as can be, written by hand."""

import io
import zipfile

CELL = {str: '<c r="{at}" t="inlineStr"><is><t>{said}</t></is></c>', float: "<v>{said}</v>"}
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(parts: dict[str, str]) -> bytes:
    """Return files packed as one."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def sheet_of(rows: list[list[str | float]]) -> str:
    """Return the rows of a sheet as Excel writes them."""
    written = []
    for row, cells in enumerate(rows, 1):
        line = ""
        for place, said in enumerate(cells):
            at = f"{chr(65 + place)}{row}"
            if isinstance(said, str) and said:
                line += f'<c r="{at}" t="inlineStr"><is><t>{said}</t></is></c>'
            elif said != "":
                line += f'<c r="{at}"><v>{said}</v></c>'
        written.append(f'<row r="{row}">{line}</row>')
    return "".join(written)


def xlsx(*sheets: str) -> bytes:
    """Return a workbook of sheets as `sheet_of` writes them."""
    numbers = range(1, len(sheets) + 1)
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in numbers
    )
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="b" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}'
            "</Relationships>",
        }
        | {
            f"xl/worksheets/s{n}.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}'
            "</sheetData></worksheet>"
            for n, rows in zip(numbers, sheets, strict=True)
        }
    )


def ods(rows: list[list[str]], behind: str = "") -> bytes:
    """Return a workbook of LibreOffice with one sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{said}</text:p>'
            "</table:table-cell>"
            if said
            else "<table:table-cell/>"
            for said in row
        )
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows
    )
    name = "urn:oasis:names:tc:opendocument:xmlns:"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{name}manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.'
            'oasis.opendocument.spreadsheet"/></manifest:manifest>',
            "content.xml": f'<office:document-content xmlns:office="{name}office:1.0" '
            f'xmlns:table="{name}table:1.0" xmlns:text="{name}text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="A">{cells}{behind}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )
