"""How a session looks, by chance: themes, icons, type, scale, size of the screen, window manager, language."""
import os

GTK = ["Adwaita", "Adwaita-dark", "HighContrast", "HighContrastInverse", "Arc", "Arc-Dark", "Arc-Darker", "Arc-Lighter", "Materia", "Materia-dark",
       "Materia-light-compact", "Materia-compact", "Numix", "Greybird", "Greybird-dark", "Breeze", "Breeze-Dark", "Menta", "BlueMenta", "BlackMATE",
       "TraditionalOk", "TraditionalGreen", "YaruOk", "YaruGreen", "GreenLaguna"]
GTK4 = ["Adwaita", "Adwaita-dark", "Default", "HighContrast", "Arc", "Arc-Dark", "Materia", "Materia-dark", "Greybird", "Breeze", "Breeze-Dark"]
QT5 = ["Fusion", "Fusion", "Windows", "Breeze", "Breeze", "Adwaita", "Adwaita-Dark", "kvantum", "kvantum", "kvantum", "kvantum"]
QT6 = ["Fusion", "Fusion", "Windows", "Adwaita", "Adwaita-Dark", "Adwaita-HighContrast"]
KVANTUM = ["KvAdapta", "KvAdaptaDark", "KvAmbiance", "KvArc", "KvArcDark", "KvBeige", "KvCurvesLight", "KvCyan", "KvDark", "KvFlat", "KvFlatLight",
           "KvGnome", "KvGnomeDark", "KvGnomish", "KvGray", "KvMojave", "KvMojaveLight", "KvOxygen", "KvSimplicity", "KvSimplicityDark", "KvYaru"]
PALETTES = [None, None, None, "darker", "dusk", "airy", "ia_ora", "sand", "simple", "waves"]
ICONS = ["Adwaita", "Papirus", "Papirus-Dark", "elementary-xfce", "gnome", "mate", "breeze", "Tango", "oxygen"]
DARK_ICONS = {"Papirus": "Papirus-Dark", "breeze": "breeze-dark", "elementary-xfce": "elementary-xfce-dark"}
FONTS = ["DejaVu Sans", "Liberation Sans", "Cantarell", "Roboto", "Open Sans", "Noto Sans", "DejaVu Sans Condensed", "Liberation Serif", "Noto Serif"]
OPENBOX = ["Artwiz-boxed", "Bear2", "Breeze-ob", "Clearlooks", "Clearlooks-3.4", "Clearlooks-Olive", "Greybird", "Greybird-dark", "KvAdapta", "KvAmbiance",
           "KvArc", "KvArcDark", "KvBeige", "KvFlatLight", "KvGnome", "KvOxygen", "KvSimplicity", "Mikachu", "Natura", "Numix", "Onyx", "Onyx-Citrus",
           "Orang", "Syscrash"]
XFWM = ["Arc", "Arc-Dark", "Arc-Darker", "Daloa", "Default", "Greybird", "Greybird-dark", "Greybird-compact", "Kokodi", "Materia", "Materia-dark",
        "Materia-light", "Moheli", "Numix"]
LOCALES = ["en_US.UTF-8"] * 11 + ["de_DE.UTF-8"] * 3 + ["fr_FR.UTF-8", "es_ES.UTF-8", "pl_PL.UTF-8", "ru_RU.UTF-8", "el_GR.UTF-8", "pt_BR.UTF-8",
                                                         "ar_EG.UTF-8", "he_IL.UTF-8"]
SCREENS = [(1024, 768), (1280, 720), (1280, 800), (1366, 768), (1440, 900), (1600, 900), (1680, 1050), (1920, 1080), (1920, 1080), (1080, 1350)]


def choose(chance, toolkit):
    """A look for programs of a toolkit (`gtk3`, `gtk4`, `qt5`, `qt6`), all of it from `chance`."""
    size = chance.choice([9, 10, 10, 10, 11, 11, 12, 13, 15])
    gtk = chance.choice(GTK4 if toolkit == "gtk4" else GTK)
    dark = "dark" in gtk.lower() or "black" in gtk.lower() or "Inverse" in gtk
    icons = chance.choice(ICONS)
    screen = chance.choice(SCREENS)
    wide = screen[0] >= 1600
    look = {"toolkit": toolkit, "gtk": gtk, "dark": dark, "font": chance.choice(FONTS), "size": size, "screen": list(screen),
            "icons": DARK_ICONS.get(icons, icons) if dark else icons, "locale": chance.choice(LOCALES), "environment": {},
            "layout": chance.choice([":minimize,maximize,close", ":minimize,maximize,close", ":close", "close,minimize,maximize:", "icon:minimize,maximize,close"])}
    scale = 1
    if toolkit.startswith("gtk"):
        scale = 2 if wide and chance.random() < 0.25 else 1
        look["environment"]["GDK_SCALE"] = str(scale)
        look["theme"] = gtk
    else:
        scale = chance.choice([1, 1, 1, 1.25, 1.5, 2]) if wide else 1
        look["environment"].update(QT_SCALE_FACTOR=str(scale), QT_QPA_PLATFORMTHEME="qt5ct" if toolkit == "qt5" else "qt6ct")
        look["style"] = chance.choice(QT5 if toolkit == "qt5" else QT6)
        look["kvantum"] = chance.choice(KVANTUM)
        look["palette"] = chance.choice(PALETTES) if look["style"] in ("Fusion", "Windows", "Breeze") else None
        look["theme"] = look["kvantum"] if look["style"] == "kvantum" else "-".join(filter(None, [look["style"], look["palette"]]))
    look["scale"] = scale
    look["manager"] = manager(chance)
    look["wallpaper"] = chance.choice(["plain", "plain", "gradient", "gradient3"]), [f"#{chance.randrange(1 << 24):06x}" for _ in range(3)], chance.randrange(360)
    return look


def manager(chance):
    if chance.random() < 0.5:
        return {"name": "openbox", "theme": chance.choice(OPENBOX), "layout": chance.choice(["NLIMC", "NLIMC", "LIMC", "LC", "CIML", "NDSLIMC"]),
                "command": ["openbox"], "font": chance.choice(FONTS), "size": chance.choice([8, 9, 10, 10, 11, 12])}
    return {"name": "xfwm4", "theme": chance.choice(XFWM), "layout": chance.choice(["O|SHMC", "O|HMC", "|HMC", "CHM|", "|C"]), "command": ["xfwm4"],
            "align": chance.choice(["center", "left"]), "font": chance.choice(FONTS), "size": chance.choice([9, 10, 10, 11])}


def write_settings(look, home):
    """Writes what programs and the window manager read on starting; gives the arguments for the wallpaper."""
    config = os.path.join(home, ".config")
    ini = (f"[Settings]\ngtk-theme-name={look['gtk']}\ngtk-icon-theme-name={look['icons']}\ngtk-font-name={look['font']} {look['size']}\n"
           f"gtk-application-prefer-dark-theme={int(look['dark'])}\ngtk-cursor-blink=0\ngtk-enable-animations=0\n"
           f"gtk-overlay-scrolling=0\ngtk-decoration-layout={look['layout']}\n")
    for version in ("gtk-3.0", "gtk-4.0"):
        put(os.path.join(config, version, "settings.ini"), ini)
    put(os.path.join(config, "glib-2.0/settings/keyfile"),
        "[org/gnome/desktop/interface]\ncolor-scheme='" + ("prefer-dark" if look["dark"] else "default") + "'\nenable-animations=false\ncursor-blink=false\n")
    if "style" in look:
        for name in ("qt5ct", "qt6ct"):
            scheme = f"/usr/share/{name}/colors/{look['palette']}.conf" if look["palette"] else ""
            font = f"\"{look['font']},{look['size']},-1,5,50,0,0,0,0,0\""
            put(os.path.join(config, name, f"{name}.conf"),
                f"[Appearance]\nstyle={look['style']}\nicon_theme={look['icons']}\ncustom_palette={'true' if scheme else 'false'}\ncolor_scheme_path={scheme}\n"
                f"[Fonts]\ngeneral={font}\nfixed={font}\n[Interface]\ncursor_flash_time=0\ntoolbutton_style=4\ngui_effects=@Invalid()\n")
        put(os.path.join(config, "Kvantum/kvantum.kvconfig"), f"[General]\ntheme={look['kvantum']}\n")
    put_manager(look["manager"], config)
    kind, colours, turn = look["wallpaper"]
    if kind == "plain":
        return ["-solid", colours[0]]
    return [*(part for colour in colours[:3 if kind == "gradient3" else 2] for part in ("-add", colour)), "-gradient", str(turn)]


def put_manager(manager, config):
    if manager["name"] == "openbox":
        fonts = "".join(f'<font place="{place}"><name>{manager["font"]}</name><size>{manager["size"]}</size></font>' for place in ("ActiveWindow", "InactiveWindow"))
        put(os.path.join(config, "openbox/rc.xml"),
            f'<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><theme><name>{manager["theme"]}</name>'
            f'<titleLayout>{manager["layout"]}</titleLayout>{fonts}</theme><desktops><number>1</number></desktops>'
            "<placement><policy>Smart</policy></placement></openbox_config>")
    else:
        rows = {"theme": manager["theme"], "button_layout": manager["layout"], "title_alignment": manager["align"], "title_font": f'{manager["font"]} Bold {manager["size"]}'}
        switches = "".join(f'<property name="{name}" type="bool" value="false"/>' for name in ("use_compositing", "click_to_focus_raise"))
        put(os.path.join(config, "xfce4/xfconf/xfce-perchannel-xml/xfwm4.xml"),
            '<?xml version="1.0"?><channel name="xfwm4" version="1.0"><property name="general" type="empty">'
            + "".join(f'<property name="{name}" type="string" value="{value}"/>' for name, value in rows.items()) + switches + "</property></channel>")


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
