package org.stillmatch.audit.sign;

/// What became of checking something signed.
public sealed interface Verification {
    /// Everything holds, and the signer is trusted.
    ///
    /// @param signer the key that signed
    record Holds(TrustedKey signer) implements Verification {}

    /// Something does not.
    ///
    /// @param first the first thing that does not hold, in words
    record Fails(String first) implements Verification {}

    /// Everything holds but for one thing: nobody says whose key it is. Whoever alters something can sign
    /// it again with a key of their own, so this proves nothing about where it came from.
    ///
    /// @param key the id of the key that signed
    record UnknownSigner(String key) implements Verification {}
}
