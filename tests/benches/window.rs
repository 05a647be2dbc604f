//! From the program's start to its first frame, and to the page in it, on a
//! display without a graphics card.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};

use crate::process::{PROGRAM, SAMPLE};
use crate::table::{RUNS, Table};

const WIDTH: u16 = 1440;
const HEIGHT: u16 = 900;

pub fn measure(table: &Table) {
    let Some(display) = Display::begin() else {
        table.row("first frame", "SKIPPED", "", "Xvfb isn't installed");
        return;
    };
    let mut times: Vec<(Duration, Duration)> = (0..RUNS).map(|_| display.start()).collect();
    times.sort();
    let frame = times[RUNS / 2].0;
    times.sort_by_key(|(_, page)| *page);
    let page = times[RUNS / 2].1;
    table.time("first frame", frame, Duration::from_millis(300), None);
    table.time(
        "the page in it",
        page,
        Duration::from_millis(600),
        Some(("the first frame", frame)),
    );
}

struct Display {
    server: Child,
    name: String,
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Display {
    fn begin() -> Option<Self> {
        let size = format!("{WIDTH}x{HEIGHT}x24");
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                &size,
                "-noreset",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        let output = server.stdout.as_mut().expect("it was piped");
        BufReader::new(output)
            .read_line(&mut number)
            .expect("its number");
        let name = format!(":{}", number.trim());
        Some(Self { server, name })
    }

    /// Starts the program, and ends it when the page is seen.
    fn start(&self) -> (Duration, Duration) {
        let home = tempfile::tempdir().expect("a folder");
        let (connection, screen) = x11rb::connect(Some(&self.name)).expect("the display answers");
        let root = connection.setup().roots[screen].root;
        let begun = Instant::now();
        let mut program = Command::new(PROGRAM)
            .arg(SAMPLE)
            .env("DISPLAY", &self.name)
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut frame = None;
        let page = loop {
            // A strip through the middle of the right half, where the page is.
            let (left, strip) = (WIDTH / 2, WIDTH / 2);
            let image = connection
                .get_image(
                    ImageFormat::Z_PIXMAP,
                    root,
                    left as i16,
                    (HEIGHT / 2) as i16,
                    strip,
                    60,
                    !0,
                )
                .expect("it can be asked")
                .reply()
                .expect("the display answers")
                .data;
            let pixels = image.chunks_exact(4);
            let count = pixels.len();
            let black = pixels.clone().filter(|pixel| pixel[..3] == [0; 3]).count();
            let white = pixels.filter(|pixel| pixel[..3] == [255; 3]).count();
            if frame.is_none() && black < count / 10 {
                frame = Some(begun.elapsed());
            }
            if frame.is_some() && white > count / 3 {
                break begun.elapsed();
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "no page is seen");
            std::thread::sleep(Duration::from_millis(2));
        };
        program.kill().expect("it can be ended");
        program.wait().expect("it ends");
        (frame.unwrap_or(page), page)
    }
}
