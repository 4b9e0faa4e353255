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
    program("geany", "gtk3", ["geany", "-i", TEXT]),
    program("meld", "gtk3", ["meld", TEXT, NOTES]),
    program("evince", "gtk3", ["evince"]),
    program("eom", "gtk3", ["eom"]),
    program("mate-calc", "gtk3", ["mate-calc"]),
    program("mate-system-monitor", "gtk3", ["mate-system-monitor"]),
    program("xfce4-taskmanager", "gtk3", ["xfce4-taskmanager"]),
    program("xfce4-appearance", "gtk3", ["xfce4-appearance-settings"], "xfce4-settings"),
    program("xfce4-keyboard", "gtk3", ["xfce4-keyboard-settings"], "xfce4-settings"),
    program("xfce4-mouse", "gtk3", ["xfce4-mouse-settings"], "xfce4-settings"),
    program("xfce4-accessibility", "gtk3", ["xfce4-accessibility-settings"], "xfce4-settings"),
    program("gtkhash", "gtk3", ["gtkhash"]),
    program("grsync", "gtk3", ["grsync"]),
    program("remmina", "gtk3", ["remmina"]),
    program("homebank", "gtk3", ["homebank"]),
    program("zim", "gtk3", ["zim"]),
    program("sqlitebrowser", "qt5", ["sqlitebrowser"]),
    program("qpdfview", "qt5", ["qpdfview"]),
    program("qps", "qt5", ["qps"]),
    program("kcharselect", "qt5", ["kcharselect"]),
    program("ark", "qt5", ["ark", ARCHIVE]),
    program("kate", "qt5", ["kate", TEXT]),
    program("okular", "qt5", ["okular"]),
    program("cmake-gui", "qt5", ["cmake-gui"], "cmake-qt-gui"),
    program("smplayer", "qt5", ["smplayer"]),
    program("texmaker", "qt5", ["texmaker", TEXT]),
    program("lxqt-config-appearance", "qt5", ["lxqt-config-appearance"], "lxqt-config"),
    program("kfind", "qt5", ["kfind", FOLDER]),
    program("kdiff3", "qt5", ["kdiff3", TEXT, NOTES]),
    program("cutecom", "qt5", ["cutecom"]),
    program("focuswriter", "qt5", ["focuswriter"]),
    program("qtpass", "qt5", ["qtpass"]),
    # Held out.
    program("pluma", "gtk3", ["pluma", NOTES], test=True),
    program("transmission", "gtk3", ["transmission-gtk"], "transmission-gtk", test=True),
    program("engrampa", "gtk3", ["engrampa", ARCHIVE], test=True),
    program("linguist6", "qt6", ["/usr/lib/qt6/bin/linguist", "{home}/Documents/words.ts"], "linguist-qt6", test=True),
    program("qbittorrent", "qt5", ["qbittorrent"], test=True),
    program("speedcrunch", "qt5", ["speedcrunch"], test=True),
]
