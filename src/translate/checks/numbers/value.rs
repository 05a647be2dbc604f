//! What a number is, exactly.

/// A decimal number without a sign: a whole number times a power of ten. Two that are the same
/// are equal, however they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Value {
    digits: u128,
    power: i32,
}

impl Value {
    /// The number that digits say, times a power of ten. Those of more than 38 digits are told
    /// apart as far as 128 bits do.
    pub fn new(digits: &str, power: i32) -> Self {
        let bare = digits.trim_end_matches('0');
        let zeros = i32::try_from(digits.len() - bare.len()).unwrap_or(i32::MAX);
        let digits = bare.chars().filter_map(|digit| digit.to_digit(10));
        let digits = digits.fold(0_u128, |value, digit| {
            value.wrapping_mul(10).wrapping_add(u128::from(digit))
        });
        match digits {
            0 => Self { digits, power: 0 },
            _ => Self {
                digits,
                power: power.saturating_add(zeros),
            },
        }
    }

    /// A whole number.
    pub fn of(number: u64) -> Self {
        Self::new(&number.to_string(), 0)
    }

    /// It times a power of ten.
    pub fn times(self, power: i32) -> Self {
        match self.digits {
            0 => self,
            digits => Self {
                digits,
                power: self.power.saturating_add(power),
            },
        }
    }

    /// The whole number that it is; `None` of a fraction, and of what is very large.
    pub fn whole(self) -> Option<u64> {
        let power = u32::try_from(self.power).ok()?;
        let whole = 10_u128.checked_pow(power)?.checked_mul(self.digits)?;
        u64::try_from(whole).ok()
    }

    /// It and another; `None` where that is too large to be told.
    pub fn plus(self, other: Self) -> Option<Self> {
        let power = self.power.min(other.power);
        let raised = |value: Self| {
            let by = u32::try_from(value.power.checked_sub(power)?).ok()?;
            10_u128.checked_pow(by)?.checked_mul(value.digits)
        };
        let sum = raised(self)?.checked_add(raised(other)?)?;
        Some(Self::new(&sum.to_string(), power))
    }
}
