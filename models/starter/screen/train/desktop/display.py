"""What the X server knows: windows from the lowest to the highest, their frames and title bars, and the picture itself."""
import numpy as np
import Xlib.display
import Xlib.error
import Xlib.X


class Display:
    def __init__(self, name):
        self.connection = Xlib.display.Display(name)
        self.root = self.connection.screen().root
        self.size = self.root.get_geometry().width, self.root.get_geometry().height

    def picture(self):
        """The whole screen, `[H, W, 3]`, 8 bits."""
        width, height = self.size
        image = self.root.get_image(0, 0, width, height, Xlib.X.ZPixmap, 0xFFFFFFFF)
        return np.frombuffer(image.data, np.uint8).reshape(height, width, 4)[..., 2::-1].copy()

    def windows(self):
        """Windows of programs and what pops up above them: `{id, title, box, frame, popup, titlebar, buttons, icons, active}`, the lowest first. Boxes are `[x, y, w, h]`."""
        found = []
        for top in self.root.query_tree().children:
            try:
                found += self.window(top)
            except Xlib.error.XError:
                continue  # It has gone in the meantime.
        return found

    def window(self, top):
        attributes, geometry = top.get_attributes(), top.get_geometry()
        if attributes.map_state != Xlib.X.IsViewable or attributes.win_class != Xlib.X.InputOutput:
            return []
        frame = [geometry.x, geometry.y, geometry.width + 2 * geometry.border_width, geometry.height + 2 * geometry.border_width]
        if frame[2] < 8 or frame[3] < 8 or frame[0] + frame[2] <= 0 or frame[1] + frame[3] <= 0:
            return []
        if attributes.override_redirect:
            return [{"id": top.id, "title": "", "box": frame, "frame": frame, "popup": True, "buttons": []}]
        client = self.client(top)
        if not client:
            return []
        window, at = client
        inner = window.get_geometry()
        box = [at[0], at[1], inner.width, inner.height]
        named = window.get_full_text_property(self.connection.intern_atom("_NET_WM_NAME")) or window.get_wm_name() or ""
        entry = {"id": window.id, "title": str(named), "box": box, "frame": frame, "popup": False, "buttons": [], "resource": (window.get_wm_class() or ("", ""))[0]}
        band = box[1] - frame[1]
        if band >= 10:
            entry["titlebar"] = [frame[0], frame[1], frame[2], band]
            entry["buttons"] = sorted(self.buttons(top, window, frame, band))
        return [entry]

    def client(self, window, at=None):
        """The window of the program below a frame, and where it is on the screen."""
        geometry = window.get_geometry()
        at = (at[0] + geometry.x, at[1] + geometry.y) if at else (geometry.x + geometry.border_width, geometry.y + geometry.border_width)
        if window.get_full_property(self.connection.intern_atom("WM_STATE"), Xlib.X.AnyPropertyType):
            return window, at
        for child in window.query_tree().children:
            found = self.client(child, at)
            if found:
                return found
        return None

    def buttons(self, top, client, frame, band):
        """Windows in a title bar that are as wide as high are its buttons; both window managers used here draw each in its own."""
        found, waiting = [], [(child, 0, 0) for child in top.query_tree().children]
        while waiting:
            window, left, upper = waiting.pop()
            if window.id == client.id or window.get_attributes().map_state != Xlib.X.IsViewable:
                continue
            g = window.get_geometry()
            x, y = left + g.x, upper + g.y
            corner = g.y == 0 and (x <= 0 or x + g.width >= frame[2])
            if y + g.height <= band + 2 and min(g.width, g.height) >= 8 and 0.55 < g.width / g.height < 2.2 and not corner:
                found.append([frame[0] + x, frame[1] + y, g.width, g.height])
            waiting += [(child, x, y) for child in window.query_tree().children]
        return found

    def active(self):
        """The id of the active window, if any."""
        told = self.root.get_full_property(self.connection.intern_atom("_NET_ACTIVE_WINDOW"), Xlib.X.AnyPropertyType)
        return int(told.value[0]) if told and len(told.value) else 0
