//! What differs by desktop: whether it's dark, and whether it has file dialogs.
//!
//! On Linux both come from the desktop's portal over D-Bus, which may not be
//! there; it's asked on a thread of its own.

/// What a desktop says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Desktop {
    /// Whether it's dark; none where it doesn't say.
    pub dark: Option<bool>,
    /// Whether it has file dialogs.
    pub dialogs: bool,
}

/// Asks the desktop. May take a while.
#[cfg(target_os = "linux")]
pub(super) fn ask() -> Desktop {
    let portal = portal::ask();
    let dialogs = portal.is_some_and(|portal| portal.dialogs) || has_zenity();
    Desktop {
        dark: portal.and_then(|portal| portal.dark),
        dialogs,
    }
}

/// Windows and macOS always have dialogs, and winit says whether they're dark.
#[cfg(not(target_os = "linux"))]
pub(super) fn ask() -> Desktop {
    Desktop {
        dark: None,
        dialogs: true,
    }
}

/// Whether the program is there that shows dialogs where there is no portal.
#[cfg(target_os = "linux")]
fn has_zenity() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
}

#[cfg(target_os = "linux")]
mod portal {
    use std::time::Duration;

    use zbus::blocking::connection::Builder;
    use zbus::blocking::fdo::DBusProxy;
    use zbus::zvariant::OwnedValue;

    const NAME: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";
    /// A portal that hangs isn't waited for.
    const PATIENCE: Duration = Duration::from_millis(800);

    #[derive(Clone, Copy)]
    pub(super) struct Portal {
        pub dark: Option<bool>,
        pub dialogs: bool,
    }

    /// The portal, if there is one.
    pub(super) fn ask() -> Option<Portal> {
        let connection = Builder::session()
            .ok()?
            .method_timeout(PATIENCE)
            .build()
            .ok()?;
        let bus = DBusProxy::new(&connection).ok()?;
        let name = zbus::names::BusName::try_from(NAME).ok()?;
        let running = bus.name_has_owner(name).unwrap_or(false);
        let startable = bus
            .list_activatable_names()
            .is_ok_and(|names| names.iter().any(|name| name.as_str() == NAME));
        if !running && !startable {
            return None;
        }
        let ask = |interface: &str, body: (&str, &str)| {
            connection.call_method(Some(NAME), PATH, Some(interface), "Read", &body)
        };
        let scheme = ask(
            "org.freedesktop.portal.Settings",
            ("org.freedesktop.appearance", "color-scheme"),
        );
        let dark = scheme.ok().and_then(|reply| {
            let value: OwnedValue = reply.body().deserialize().ok()?;
            let scheme = number(&value)?;
            match scheme {
                1 => Some(true),
                2 => Some(false),
                _ => None,
            }
        });
        let version = connection.call_method(
            Some(NAME),
            PATH,
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &("org.freedesktop.portal.FileChooser", "version"),
        );
        Some(Portal {
            dark,
            dialogs: version.is_ok(),
        })
    }

    /// A number within as many variants as the portal puts around it.
    fn number(value: &zbus::zvariant::Value<'_>) -> Option<u32> {
        match value {
            zbus::zvariant::Value::U32(number) => Some(*number),
            zbus::zvariant::Value::Value(inner) => number(inner),
            _ => None,
        }
    }
}
