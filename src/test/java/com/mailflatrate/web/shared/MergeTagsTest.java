package com.mailflatrate.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergeTagsTest {

    @Test
    void aTagIsReadAsItsDefault() {
        assertThat(MergeTags.readable("Hallo {{ contact.firstName | default: \"Sie\" }}, da"))
                .isEqualTo("Hallo Sie, da");
        assertThat(MergeTags.readable("Hallo {{contact.firstName|default:'$1 Gast'}}"))
                .isEqualTo("Hallo $1 Gast");
    }

    @Test
    void aTagWithoutADefaultIsAnEllipsis() {
        assertThat(MergeTags.readable("Hallo {{ contact.firstName }}")).isEqualTo("Hallo …");
    }

    @Test
    void conditionsLeaveNoTraceAndPlainTextStaysAsItIs() {
        assertThat(MergeTags.readable("Neu{% if contact.city %} in {{ contact.city }}{% endif %}"))
                .isEqualTo("Neu in …");
        assertThat(MergeTags.readable("100 % {echt}")).isEqualTo("100 % {echt}");
        assertThat(MergeTags.readable("offen {{ x")).isEqualTo("offen {{ x");
    }
}
