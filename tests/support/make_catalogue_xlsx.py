#!/usr/bin/env python3
"""Writes the workbooks of the command line's tests, as spreadsheet programs do.

    make_catalogue_xlsx.py FOLDER       writes FOLDER/catalogue.xlsx, the same bytes each time
    make_catalogue_xlsx.py --rows N FILE  a workbook of N records, to measure reading
"""
import io
import sys
import zipfile
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def cell(column, row, value, texts):
    place = f"{chr(ord('A') + column)}{row}"
    if value is None:
        return f'<c r="{place}" s="1"/>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    if value.startswith("="):
        return f'<c r="{place}"><f>{escape(value[1:])}</f><v>3</v></c>'
    if value.startswith("#"):
        return f'<c r="{place}" t="e"><v>{value}</v></c>'
    return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'


def sheet_parts(rows, texts):
    yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'
    for number, values in rows:
        cells = "".join(cell(i, number, value, texts) for i, value in enumerate(values))
        yield f'<row r="{number}">{cells}</row>'
    yield "</sheetData></worksheet>"


def write(target, sheets):
    """sheets: (name, state, rows); rows: (number, values)."""
    texts = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name, pieces):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece.encode("utf-8"))

        types = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.'
                        'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                        for i in range(1, len(sheets) + 1))
        add("[Content_Types].xml", [f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName='
            '"/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
            f'sharedStrings+xml"/>{types}</Types>'])
        add("_rels/.rels", [f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{KINDS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'])
        listed = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" state="{state}" r:id="rId{i}"/>'
                         for i, (name, state, _) in enumerate(sheets, 1))
        add("xl/workbook.xml", [f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{KINDS}"><sheets>{listed}</sheets></workbook>'])
        related = "".join(f'<Relationship Id="rId{i}" Type="{KINDS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                          for i in range(1, len(sheets) + 1))
        add("xl/_rels/workbook.xml.rels", [f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{related}'
            f'<Relationship Id="rIdT" Type="{KINDS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'])
        for i, (_, _, rows) in enumerate(sheets, 1):
            add(f"xl/worksheets/sheet{i}.xml", sheet_parts(rows, texts))
        add("xl/sharedStrings.xml", [f'{HEAD}<sst xmlns="{MAIN}">'] +
            [f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts] + ["</sst>"])


def catalogue():
    header = ["Katalog-Nr", "Name", "SMILES", "Preis"]
    stock = [(1, header), (2, ["K-1", "Probe aus Köln", "O=C1CCNCC1", 1.5]), (4, ["K-2", "Ethanol", "CCO", "=1+1"])]
    old = [(1, header), (2, ["K-9", "Alt", "CCN", None])]
    return [("Notizen", "hidden", [(1, ["nur intern"])]), ("Bestand", "visible", stock), ("Alt", "visible", old)]


def many(count):
    yield 1, ["id", "smiles", "name", "price", "supplier", "lot", "note"]
    for i in range(count):
        yield i + 2, [f"K-{i}", "C" * (1 + i % 12) + "O", f"product number {i}", i / 4, f"supplier {i % 40}", i, None]


def main():
    if sys.argv[1:2] == ["--rows"] and len(sys.argv) == 4:
        write(sys.argv[3], [("Sheet1", "visible", many(int(sys.argv[2])))])
    elif len(sys.argv) == 2:
        content = io.BytesIO()
        write(content, catalogue())
        with open(f"{sys.argv[1]}/catalogue.xlsx", "wb") as file:
            file.write(content.getvalue())
    else:
        sys.exit(__doc__)


main()
