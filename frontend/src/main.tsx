document.getElementById("root")!.textContent = "Layerwise";
