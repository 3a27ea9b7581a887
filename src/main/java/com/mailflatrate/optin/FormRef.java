package com.mailflatrate.optin;

import java.util.UUID;

/** A form in one of its versions. */
public record FormRef(UUID form, int version) {}
