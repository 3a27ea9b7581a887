package com.mailflatrate.evidence;

import com.mailflatrate.audience.Origin;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.imports.Imports;
import org.jspecify.annotations.Nullable;

/** The proof for one list; what this way of consenting has not is null. */
record DossierItem(
        Proof proof,
        String listName,
        @Nullable ConsentRecord record,
        @Nullable FormVersion form,
        @Nullable Origin origin,
        Imports.@Nullable Source source) {}
