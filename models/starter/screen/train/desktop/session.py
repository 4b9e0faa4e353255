"""A desktop of its own: an X server without a screen, a message bus, a window manager and a home folder, all in one temporary place.

Everything is a child of the process that calls this and ends with it. The caller is expected to be alone in its process and network
namespaces (`generate.py` sees to it), so that nothing reaches the network or outlives it.
"""
import os
import subprocess
import time

from looks import write_settings


class Session:
    """Starts on entering, ends on leaving. `environment` is what a program needs to be shown on it."""

    def __init__(self, look, folder, display):
        self.look, self.folder, self.display = look, folder, f":{display}"
        self.running = []
        home = os.path.join(folder, "home")
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/games:/usr/sbin:/sbin", "HOME": home, "USER": "user", "LOGNAME": "user", "SHELL": "/bin/sh",
            "DISPLAY": self.display, "XDG_RUNTIME_DIR": os.path.join(folder, "run"), "TMPDIR": os.path.join(folder, "tmp"),
            "XDG_DATA_DIRS": "/usr/local/share:/usr/share", "XDG_SESSION_TYPE": "x11", "LANG": look["locale"], "LC_ALL": look["locale"],
            "GDK_BACKEND": "x11", "GSETTINGS_BACKEND": "keyfile", "GSK_RENDERER": "cairo", "LIBGL_ALWAYS_SOFTWARE": "1",
            "GTK_A11Y": "atspi", "QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "XCURSOR_SIZE": "16",
            **look["environment"]}
        for part in ("home", "run", "tmp", "home/Documents", "home/.config", "home/.cache", "home/.local/share"):
            os.makedirs(os.path.join(folder, part), mode=0o700, exist_ok=True)

    def start(self, command, **more):
        """Starts a program inside the session; its output goes into the session's log."""
        with open(os.path.join(self.folder, "log.txt"), "ab") as log:
            process = subprocess.Popen(command, env=self.environment, cwd=self.environment["HOME"], stdin=subprocess.DEVNULL, stdout=log, stderr=log, **more)
        self.running.append(process)
        return process

    def __enter__(self):
        width, height = self.look["screen"]
        self.start(["Xvfb", self.display, "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset", "-dpi", "96"])
        wait_for(lambda: os.path.exists(f"/tmp/.X11-unix/X{self.display[1:]}"), 20, "the X server")
        bus = f"unix:path={self.folder}/run/bus"
        self.start(["dbus-daemon", "--session", "--nofork", f"--address={bus}"])
        wait_for(lambda: os.path.exists(f"{self.folder}/run/bus"), 20, "the message bus")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        # What this process itself asks of the display and of the accessibility bus goes to the session's.
        os.environ.update({name: self.environment[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_RUNTIME_DIR")})
        self.start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1"])
        wallpaper = write_settings(self.look, self.environment["HOME"])
        subprocess.run(["hsetroot", *wallpaper], env=self.environment, timeout=20, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.start(self.look["manager"]["command"])
        time.sleep(1)
        return self

    def __exit__(self, *_):
        for process in reversed(self.running):
            if process.poll() is None:
                process.terminate()
        for process in reversed(self.running):
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(ready, seconds, what):
    """Waits until `ready()` is true; `TimeoutError` after `seconds`."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not come up")
        time.sleep(0.05)
