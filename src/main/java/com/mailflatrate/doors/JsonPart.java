package com.mailflatrate.doors;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The part of a form of several parts that is JSON, sent as a field or as a file. */
@Component
public final class JsonPart {

    private static final long MOST = 1L << 20;

    private final JsonMapper json;

    JsonPart(JsonMapper json) {
        this.json = json;
    }

    /**
     * Reads it, at most 1 MB; empty when it is not there. What cannot be read is refused as a whole
     * body is.
     */
    public <T> Optional<T> read(MultipartHttpServletRequest request, String name, Class<T> type)
            throws IOException {
        MultipartFile file = request.getFile(name);
        if (file != null && file.getSize() > MOST) {
            throw new RefusedException(Code.TOO_LARGE);
        }
        String text =
                file == null
                        ? request.getParameter(name)
                        : new String(file.getBytes(), StandardCharsets.UTF_8);
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(
                            Optional.ofNullable(json.readValue(text, type))
                                    .orElseThrow(() -> new RefusedException(Code.UNREADABLE_BODY)));
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException(
                    name, e, new ServletServerHttpRequest(request));
        }
    }
}
