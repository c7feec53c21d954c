package org.dectwatch.collector.domain;

import java.util.List;

/** What servers and the cloud said unasked, each list newest first and bounded. Analysis thread. */
public interface ToldView {
    ToldView NOTHING = new ToldView() {
        @Override
        public List<DeviceEvent.Kept> by(String server) {
            return List.of();
        }

        @Override
        public List<DeviceEvent.Kept> about(Handset handset) {
            return List.of();
        }
    };

    /** By one server: its name, or its address when none is configured. */
    List<DeviceEvent.Kept> by(String server);

    /** Of one handset, whoever said it and by whichever of its names. */
    List<DeviceEvent.Kept> about(Handset handset);
}
