package com.mailflatrate.vetting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "where do the addresses come from".
 *
 * @param collectionUrl the page with the form, always there for {@link OriginKind#OWN_FORM}
 * @param system the newsletter system, shop or till they come from
 * @param contacts how many, as the applicant estimates
 */
public record StatedOrigin(
        OriginKind kind,
        String description,
        @Nullable String collectionUrl,
        @Nullable String system,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        @Nullable Long contacts) {}
