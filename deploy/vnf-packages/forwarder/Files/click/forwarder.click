// Forwards every frame from one port to the other, unchanged, and counts both directions.

FromDPDKDevice(0) -> in_to_out :: Counter -> ToDPDKDevice(1);
FromDPDKDevice(1) -> out_to_in :: Counter -> ToDPDKDevice(0);
