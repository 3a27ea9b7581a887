package com.mailflatrate.doors.once;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request that was done.
 *
 * @param status null while the answer is not there yet, or when it was lost in a crash
 * @param body sealed, as an answer may show a secret once
 */
record KeptAnswer(
        byte[] requestSha256,
        @Nullable Integer status,
        @Nullable String contentType,
        @Nullable String location,
        byte @Nullable [] body) {}
