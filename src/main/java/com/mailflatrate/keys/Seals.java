package com.mailflatrate.keys;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes both halves of a seal over values of a type. */
@Component
public class Seals {

    private final Macs macs;

    Seals(Macs macs) {
        this.macs = macs;
    }

    /**
     * The sealing half; who may have it is for the module that owns the type to say.
     *
     * @param bytes the value's unambiguous form
     */
    public <T> Sealer<T> sealer(KeyPurpose purpose, Function<T, byte[]> bytes) {
        return value -> macs.mac(purpose, bytes.apply(value));
    }

    /** The verifying half. */
    public <T> Verifier<T> verifier(KeyPurpose purpose, Function<T, byte[]> bytes) {
        return (value, seal) -> macs.verify(purpose, seal, bytes.apply(value));
    }
}
