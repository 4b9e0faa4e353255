"""Files for the programs to open, made by chance: text, a table, an archive, forms, and folders that hold more of them."""
import os
import struct
import zipfile

WORDS = ("report budget meeting holiday invoice garden winter train letter music draft plan summary recipe photo travel notes school project order market river "
         "coffee window morning bridge paper season island simple yellow quiet public seven early little north").split()


def words(chance, count):
    return " ".join(chance.choice(WORDS) for _ in range(count))


def text(chance, lines):
    return "\n".join(words(chance, chance.randint(0, 14)).capitalize() for _ in range(lines)) + "\n"


FORM = """<?xml version="1.0" encoding="UTF-8"?><ui version="4.0"><class>Form</class><widget class="QWidget" name="Form"><property name="geometry"><rect><x>0</x><y>0</y>
<width>{width}</width><height>{height}</height></rect></property><property name="windowTitle"><string>{title}</string></property><layout class="QGridLayout">{rows}</layout></widget></ui>"""
SAID = {"QPushButton": "text", "QCheckBox": "text", "QRadioButton": "text", "QLabel": "text", "QToolButton": "text", "QGroupBox": "title", "QCommandLinkButton": "text"}
PLAIN = ["QPushButton", "QPushButton", "QCheckBox", "QCheckBox", "QRadioButton", "QRadioButton", "QLineEdit", "QLineEdit", "QComboBox", "QComboBox", "QSpinBox", "QDoubleSpinBox", "QSlider",
         "QProgressBar", "QLabel", "QLabel", "QToolButton", "QDial", "QDateEdit", "QTextEdit", "QCommandLinkButton"]


def widget(chance, depth=0):
    """A part of a form, with what it holds, as Qt Designer writes it."""
    kind = chance.choice(["QGroupBox", "QTabWidget", "QListWidget", "QTreeWidget", "QTableWidget", "QCalendarWidget"]) if depth < 2 and chance.random() < 0.22 else chance.choice(PLAIN)
    name = f"w{chance.randrange(1 << 40)}"
    text = words(chance, chance.randint(1, 3)).capitalize()
    inner = f'<property name="{SAID[kind]}"><string>{text}</string></property>' if kind in SAID else ""
    flag = lambda name, value: f'<property name="{name}"><bool>{"true" if value else "false"}</bool></property>'  # noqa: E731
    entry = lambda: f"<item><property name=\"text\"><string>{words(chance, chance.randint(1, 2)).title()}</string></property></item>"  # noqa: E731
    if chance.random() < 0.15:
        inner += flag("enabled", False)
    if kind in ("QCheckBox", "QRadioButton") and chance.random() < 0.5:
        inner += flag("checked", True)
    elif kind == "QSlider":
        inner += f'<property name="orientation"><enum>Qt::{chance.choice(["Horizontal", "Horizontal", "Vertical"])}</enum></property><property name="value"><number>{chance.randint(0, 99)}</number></property>'
    elif kind == "QProgressBar":
        inner += f'<property name="value"><number>{chance.randint(0, 100)}</number></property>'
    elif kind == "QLineEdit":
        inner += chance.choice(["", f'<property name="text"><string>{text}</string></property>', f'<property name="placeholderText"><string>{text}</string></property>',
                                '<property name="text"><string>secret</string></property><property name="echoMode"><enum>QLineEdit::Password</enum></property>'])
    elif kind == "QComboBox":
        inner += flag("editable", chance.random() < 0.3) + "".join(entry() for _ in range(chance.randint(1, 8)))
    elif kind == "QListWidget":
        inner += "".join(entry() for _ in range(chance.randint(2, 12)))
    elif kind == "QTreeWidget":
        branch = lambda level: (f'<item><property name="text"><string>{words(chance, 1).title()}</string></property>'  # noqa: E731
                                + "".join(branch(level + 1) for _ in range(chance.randint(0, 3) if level < 2 else 0)) + "</item>")
        inner += f'<column><property name="text"><string>{text}</string></property></column>' + "".join(branch(0) for _ in range(chance.randint(2, 6)))
        inner += f'<attribute name="headerVisible"><bool>{chance.choice(["true", "false", "false"])}</bool></attribute>'
    elif kind == "QTableWidget":
        inner += "".join(f'<{part}><property name="text"><string>{words(chance, 1)}</string></property></{part}>' for part in ["row"] * chance.randint(2, 8) + ["column"] * chance.randint(2, 5))
    elif kind == "QGroupBox":
        inner += flag("checkable", chance.random() < 0.3) + grid(chance, chance.randint(2, 5), depth + 1)
    elif kind == "QTabWidget":
        inner += "".join(f'<widget class="QWidget" name="{name}t{i}"><attribute name="title"><string>{words(chance, 1).title()}</string></attribute>{grid(chance, chance.randint(2, 5), depth + 1)}</widget>'
                         for i in range(chance.randint(2, 5)))
    return f'<widget class="{kind}" name="{name}">{inner}</widget>'


def grid(chance, count, depth):
    columns = chance.choice([1, 2, 2, 3])
    return '<layout class="QGridLayout">' + "".join(f'<item row="{i // columns}" column="{i % columns}">{widget(chance, depth)}</item>' for i in range(count)) + "</layout>"


def form(chance):
    columns = chance.choice([2, 2, 3])
    rows = "".join(f'<item row="{i // columns}" column="{i % columns}">{widget(chance)}</item>' for i in range(chance.randint(6, 18)))
    return FORM.format(title=words(chance, 2).title(), rows=rows, width=chance.randint(420, 900), height=chance.randint(320, 640))


GTK_KINDS = ["GtkButton", "GtkCheckButton", "GtkEntry", "GtkSwitch", "GtkLabel", "GtkScale", "GtkSpinButton", "GtkProgressBar"]


def window(chance):
    kids = "".join(f'<child><object class="{chance.choice(GTK_KINDS)}"><property name="visible">True</property></object></child>' for _ in range(chance.randint(4, 9)))
    return (f'<?xml version="1.0"?><interface><requires lib="gtk+" version="3.20"/><object class="GtkWindow" id="main"><property name="title">{words(chance, 2)}</property>'
            f'<child><object class="GtkBox"><property name="visible">True</property><property name="orientation">vertical</property><property name="spacing">6</property>{kids}'
            "</object></child></object></interface>")


def capture(chance):
    """Recorded packets: UDP in IPv4 in Ethernet, mostly asking for the address of a name."""
    said = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)
    for number in range(chance.randint(10, 120)):
        asked = b"".join(bytes([len(word)]) + word.encode() for word in (*words(chance, chance.randint(1, 2)).split(), "example")) + b"\0"
        body = struct.pack(">6H", chance.randrange(65536), 0x0100, 1, 0, 0, 0) + asked + struct.pack(">2H", chance.choice([1, 28]), 1)
        udp = struct.pack(">4H", chance.randint(1024, 65000), chance.choice([53, 53, 123, 5353, 9999]), 8 + len(body), 0) + body
        here = [bytes([10, 0, 0, chance.randint(1, 9)]) for _ in range(2)]
        frame = bytes(12) + b"\x08\0" + struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(udp), number, 0, 64, 17, 0) + b"".join(here) + udp
        said += struct.pack("<4I", 1_600_000_000 + number, chance.randrange(1_000_000), len(frame), len(frame)) + frame
    return said


def song(chance):
    """An MP3 file: silence, and a tag (ID3v1) with title, artist, album, year and remark."""
    tag = [words(chance, chance.randint(1, 2)).title().encode()[:size].ljust(size, b"\0") for size in (30, 30, 30)]
    return (b"\xff\xfb\x90\0" + bytes(413)) * chance.randint(200, 3000) + b"TAG" + b"".join(tag) + str(chance.randint(1970, 2023)).encode() + bytes(30) + bytes([chance.randrange(80)])


def notes(chance, depth=0):
    """Pages with pages below them, as CherryTree writes them."""
    return "".join(f'<node name="{words(chance, 2).title()}" unique_id="{chance.randrange(1, 1 << 30)}" prog_lang="custom-colors" tags="" readonly="0" custom_icon_id="0" is_bold="0" foreground="" '
                   f'ts_creation="1" ts_lastsave="1"><rich_text>{text(chance, chance.randint(3, 40))}</rich_text>{notes(chance, depth + 1) if depth < 2 else ""}</node>'
                   for _ in range(chance.randint(1, 5 - depth)))


def fill(chance, home):
    """Fills `home/Documents` and its neighbours."""
    folder = os.path.join(home, "Documents")
    for name in ("Music", "Pictures", "Downloads", "Desktop", "Videos"):
        os.makedirs(os.path.join(home, name), exist_ok=True)
    for _ in range(chance.randint(2, 7)):
        os.makedirs(os.path.join(folder, words(chance, chance.randint(1, 2)).title()), exist_ok=True)
    for _ in range(chance.randint(4, 18)):
        put(folder, words(chance, chance.randint(1, 3)).replace(" ", "-") + chance.choice([".txt", ".pdf", ".odt", ".png", ".mp3", ".html", ".csv", ".py", ".zip", ".jpg"]), text(chance, 9))
    settle(home)
    put(folder, "notes.txt", text(chance, chance.randint(3, 120)))
    put(folder, "readme.md", "# " + words(chance, 3) + "\n\n" + text(chance, chance.randint(3, 60)))
    put(folder, "table.csv", "\n".join(",".join([words(chance, 1), *(str(chance.randint(0, 9999)) for _ in range(5))]) for _ in range(chance.randint(8, 60))))
    put(folder, "form.ui", form(chance))
    put(folder, "window.ui", window(chance))
    put(folder, "notes.ctd", '<?xml version="1.0" encoding="UTF-8"?><cherrytree>' + notes(chance) + "</cherrytree>")
    put(folder, "words.ts", '<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="de_DE" sourcelanguage="en">' + "".join(
        f"<context><name>{words(chance, 1).title()}</name>" + "".join(
            f'<message><source>{words(chance, 4)}</source><translation{chance.choice(["", " type=" + chr(34) + "unfinished" + chr(34)])}>{words(chance, 4)}</translation></message>'
            for _ in range(chance.randint(1, 9))) + "</context>" for _ in range(chance.randint(2, 9))) + "</TS>")
    with zipfile.ZipFile(os.path.join(folder, "archive.zip"), "w") as archive:
        for _ in range(chance.randint(3, 25)):
            archive.writestr(words(chance, chance.randint(1, 2)).replace(" ", "/") + chance.choice([".txt", ".png", ".html"]), text(chance, chance.randint(1, 40)))
    with open(os.path.join(folder, "network.pcap"), "wb") as file:
        file.write(capture(chance))
    for _ in range(chance.randint(3, 14)):
        with open(os.path.join(home, "Music", words(chance, chance.randint(1, 3)).title() + ".mp3"), "wb") as file:
            file.write(song(chance))


def settle(home):
    """Answers the questions that programs ask on their first start."""
    for place, said in (("qBittorrent/qBittorrent.conf", "[LegalNotice]\nAccepted=true\n[Preferences]\nGeneral\\ExitConfirm=false\n"),
                        ("transmission/settings.json", '{"user-has-given-informed-consent": true, "blocklist-updates-enabled": false}'),
                        ("filezilla/filezilla.xml", '<?xml version="1.0"?><FileZilla3><Settings><Setting name="Greeting version">9.9.9</Setting><Setting name="Update Check">0</Setting></Settings></FileZilla3>'),
                        ("xfce4/xfconf/xfce-perchannel-xml/thunar.xml", '<?xml version="1.0"?><channel name="thunar" version="1.0"><property name="last-view" type="string" value="ThunarDetailsView"/></channel>'),
                        ("octave/octave-gui.ini", "[General]\nconfig_version=7\n[news]\nallow_web_connection=false\n"),
                        ("keepassxc/keepassxc.ini", "[General]\nConfigVersion=2\nUpdateCheckMessageShown=true\n[GUI]\nCheckForUpdates=false\n")):
        path = os.path.join(home, ".config", place)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        put(os.path.dirname(path), os.path.basename(path), said)


def put(folder, name, said):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(said)
