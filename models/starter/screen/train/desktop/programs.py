"""The programs that are drawn. Whole programs are held out: `test=True`."""

FOLDER, TEXT, NOTES = "{home}/Documents", "{home}/Documents/notes.txt", "{home}/Documents/readme.md"
SHEET, ARCHIVE, FORM = "{home}/Documents/table.csv", "{home}/Documents/archive.zip", "{home}/Documents/form.ui"


def program(name, toolkit, command, package=None, test=False, patience=4, **more):
    """`more`: `keys` are pressed where only one window is there; `lone`: pictures of the active window alone;
    `most`: pictures of one look; `left`: never from right to left, as some of its items are not on the bus then; `canvas`: see `Truth`."""
    return {"name": name, "toolkit": toolkit, "command": command, "package": package or name, "test": test, "patience": patience, **more}


PROGRAMS = [
    program("gtk3-widget-factory", "gtk3", ["gtk3-widget-factory"], "gtk-3-examples"),
    program("gtk3-demo", "gtk3", ["gtk3-demo"], "gtk-3-examples"),
    program("gedit", "gtk3", ["gedit", TEXT]),
    program("mousepad", "gtk3", ["mousepad", TEXT]),
    program("galculator", "gtk3", ["galculator"]),
    program("thunar", "gtk3", ["thunar", FOLDER]),
    program("caja", "gtk3", ["caja", "--no-desktop", FOLDER]),
    program("xarchiver", "gtk3", ["xarchiver", ARCHIVE]),
    program("dconf-editor", "gtk3", ["dconf-editor"]),
    program("seahorse", "gtk3", ["seahorse"]),
    program("gnumeric", "gtk3", ["gnumeric", SHEET], canvas="table"),
    program("qalculate-gtk", "gtk3", ["qalculate-gtk"]),
    program("gucharmap", "gtk3", ["gucharmap"], canvas="table"),
    program("d-feet", "gtk3", ["d-feet"]),
    program("glade", "gtk3", ["glade", "{home}/Documents/window.ui"]),
    program("atril", "gtk3", ["atril"]),
    # Their own windows hold parts that are not on the bus; the forms that they show do not.
    program("designer5", "qt5", ["/usr/lib/qt5/bin/designer", FORM], "qttools5-dev-tools", keys=["ctrl+r"], lone=True, most=2),
    program("assistant6", "qt6", ["/usr/lib/qt6/bin/assistant"], "assistant-qt6"),
    program("qdbusviewer6", "qt6", ["/usr/lib/qt6/bin/qdbusviewer"], "qt6-tools-dev-tools"),
    program("designer6", "qt6", ["/usr/lib/qt6/bin/designer", FORM], "designer-qt6", keys=["ctrl+r"], lone=True, most=2),
    program("featherpad", "qt5", ["featherpad", TEXT]),
    program("qterminal", "qt5", ["qterminal"]),
    program("pcmanfm-qt", "qt5", ["pcmanfm-qt", FOLDER], left=True),
    program("keepassxc", "qt5", ["keepassxc"]),
    program("kcalc", "qt5", ["kcalc"]),
    program("kwrite", "qt5", ["kwrite", TEXT]),
    # Held out.
    program("pluma", "gtk3", ["pluma", NOTES], test=True),
    program("transmission", "gtk3", ["transmission-gtk"], "transmission-gtk", test=True),
    program("engrampa", "gtk3", ["engrampa", ARCHIVE], test=True),
    program("linguist6", "qt6", ["/usr/lib/qt6/bin/linguist", "{home}/Documents/words.ts"], "linguist-qt6", test=True),
    program("qbittorrent", "qt5", ["qbittorrent"], test=True),
    program("speedcrunch", "qt5", ["speedcrunch"], test=True),
]
