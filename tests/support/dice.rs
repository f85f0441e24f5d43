//! Numbers that are the same in each run.

/// A generator of numbers (Marsaglia, "Xorshift RNGs").
pub struct Dice(u64);

impl Dice {
    /// Begins at a number, which is not 0.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Returns a number below the count of sides.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 33) % sides as u64).expect("less than the sides")
    }
}
