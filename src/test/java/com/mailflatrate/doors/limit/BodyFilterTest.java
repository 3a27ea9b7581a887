package com.mailflatrate.doors.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How large bodies of several parts may be, by their path and by the room on the disk. */
class BodyFilterTest {

    /** More than any disk has. */
    private static final long PETABYTE = 1L << 50;

    private static final long SMALL = 1L << 10;

    @TempDir private Path data;
    private PartsFolder folder;
    private BodyFilter filter;

    @BeforeEach
    void room() {
        folder = new PartsFolder(new DataDirectory(data));
        LargeBodies lists = new LargeBodies(Pattern.compile("/lists/[^/]+/imports"), PETABYTE);
        filter = new BodyFilter(new BodyFilter.Room(List.of(lists), folder));
    }

    @Test
    void whatTheDiskHasNoRoomForIsRefusedBeforeItIsRead() {
        refused("/lists/7/imports", PETABYTE, Code.NO_ROOM);
    }

    @Test
    void whatFitsComesInOnlyWhereItMayBeLarger() throws Exception {
        assertThat(most("/lists/7/imports", SMALL)).isEqualTo(PETABYTE);
        assertThat(most("/lists/7", SMALL)).isEqualTo(PartBounds.FILE);
        assertThat(most("/lists/7/imports/", SMALL)).isEqualTo(PartBounds.FILE);
        refused("/lists/7", PartBounds.FILE + PartBounds.FRAME + 1, Code.TOO_LARGE);
        assertThat(most("/lists/7", PartBounds.FILE + PartBounds.FRAME)).isEqualTo(PartBounds.FILE);
    }

    @Test
    void whatAnnouncesNoLengthGetsTheUsualBoundWhereTheDiskIsTooSmall() throws Exception {
        assertThat(most("/lists/7/imports", -1)).isEqualTo(PartBounds.FILE);
    }

    @Test
    void whatWasLeftByAServiceThatWasKilledIsDeleted() throws IOException {
        Path left = Files.writeString(data.resolve("arriving").resolve("upload_7.tmp"), "x");
        folder.clear();
        assertThat(left).doesNotExist();
    }

    private void refused(String path, long announced, Code code) {
        assertThatThrownBy(() -> most(path, announced))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.reasons().getFirst().code()).isEqualTo(code));
    }

    /** What a file may have, as the container is told while it reads. */
    private long most(String path, long announced) throws Exception {
        MockHttpServletRequest request =
                new MockHttpServletRequest("POST", path) {
                    @Override
                    public long getContentLengthLong() {
                        return announced;
                    }
                };
        request.setContentType("multipart/form-data; boundary=b");
        AtomicLong most = new AtomicLong();
        filter.doFilter(
                request,
                new MockHttpServletResponse(),
                (in, out) -> most.set(new PartBounds(folder).getMaxFileSize()));
        return most.get();
    }
}
